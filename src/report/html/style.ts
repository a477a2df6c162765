/** The whole style of the page: light and dark as the reader's system is, one column on a phone. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1c2024; --dim: #59616a; --paper: #ffffff; --panel: #f5f6f8; --line: #c8cdd3; --link: #0b57c2; --mark: #fff3c4;
  --c0: #2f6f4f; --c1: #e0a526; --c2: #4b8fd6; --c3: #b4579b; --c4: #7a5cc2; --c5: #c4603a; --hatch: #00000066;
  --add: #dff3e3; --gone: #fbe2e0; --error: #b3261e; --warning: #8a5300; --info: #2a5f9e; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eaed; --dim: #a6adb6; --paper: #15181b; --panel: #1f2327; --line: #444b53; --link: #8ab9ff; --mark: #4a3f14;
  --c0: #4caf7d; --c1: #f0c052; --c2: #7db8f2; --c3: #d48ac0; --c4: #a890e8; --c5: #e58a66; --hatch: #00000080;
  --add: #173b24; --gone: #47211e; --error: #ff9d95; --warning: #f3c06b; --info: #9cc4f5; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 1rem; background: var(--paper); color: var(--ink); font: 1rem/1.45 system-ui, sans-serif; }
h1 { font-size: 1.5rem; margin: 0.5rem 0; } h2 { font-size: 1.3rem; margin: 2rem 0 0.5rem; overflow-wrap: anywhere; } h3 { font-size: 1.05rem; margin: 1.5rem 0 0.5rem; }
a { color: var(--link); } .place { font-weight: 400; color: var(--dim); }
.skip { position: absolute; left: -100vw; } .skip:focus { left: 1rem; background: var(--paper); padding: 0.5rem; z-index: 1; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
main:focus { outline: none; }
[hidden] { display: none; }
.defs { position: absolute; }
nav ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 0.3rem 1.5rem; }
.scroll { overflow-x: auto; margin: 0.5rem 0; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { text-align: left; padding: 0.3rem 0; color: var(--dim); overflow-wrap: anywhere; }
th, td { text-align: left; vertical-align: top; padding: 0.3rem 0.6rem; border-bottom: 1px solid var(--line); font-weight: 400; overflow-wrap: anywhere; }
thead th, th[scope=rowgroup] { font-weight: 600; background: var(--panel); }
[aria-current] { background: var(--mark); }
.plan { table-layout: fixed; width: 100%; min-width: 44rem; }
.plan thead th:first-child { width: 9rem; }
.plan tbody td:not(.chart), .plan thead th:not(:first-child) { text-align: center; }
.plan .chart { padding: 0.4rem 0; }
.chart svg { display: block; width: 100%; height: 7rem; background: var(--panel); }
.instances .chart svg { height: 4rem; }
.swatch { vertical-align: -2px; }
.now { font-size: 0.8rem; border: 1px solid currentColor; border-radius: 0.6rem; padding: 0 0.4rem; }
.s0, .c0 { fill: var(--c0); } .c1 { fill: var(--c1); } .c2 { fill: var(--c2); } .c3 { fill: var(--c3); } .c4 { fill: var(--c4); } .c5 { fill: var(--c5); }
.s1 { fill: url(#h1); } .s2 { fill: url(#h2); } .s3 { fill: url(#h3); } .s4 { fill: url(#h4); } .s5 { fill: url(#h5); }
.line { stroke: var(--hatch); stroke-width: 1.5; fill: none; }
.edge { stroke: var(--paper); stroke-width: 1; vector-effect: non-scaling-stroke; } .grid { stroke: var(--paper); stroke-width: 1; stroke-dasharray: 2 3; vector-effect: non-scaling-stroke; }
details { border: 1px solid var(--line); border-radius: 0.4rem; padding: 0.3rem 0.7rem; margin: 0.4rem 0; }
details details, td details { border: none; padding: 0; margin: 0; }
summary { cursor: pointer; overflow-wrap: anywhere; padding: 0.15rem 0; }
summary .name { font-weight: 600; margin-right: 0.5rem; }
.objects, .findings, .words { padding-left: 1.2rem; margin: 0.3rem 0; } .objects { list-style: none; padding-left: 0; }
.words { color: var(--dim); }
.sign { display: inline-block; min-width: 4.5rem; color: var(--dim); }
.badge { font-size: 0.85rem; font-weight: 600; } .badge.error { color: var(--error); } .badge.warning { color: var(--warning); } .badge.info { color: var(--info); }
.findings p { margin: 0.2rem 0; }
.diff { overflow-x: auto; background: var(--panel); padding: 0.5rem; font: 0.85rem/1.4 ui-monospace, monospace; margin: 0.3rem 0; }
ins { background: var(--add); text-decoration: none; } del { background: var(--gone); text-decoration: none; }
.ask { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; margin: 0.5rem 0; }
select { font: inherit; max-width: 100%; padding: 0.4rem; color: inherit; background: var(--panel); border: 1px solid var(--dim); border-radius: 0.3rem; }
.answer table { width: 100%; }
.routes { min-width: 40rem; } .answer thead th:first-child { width: 9rem; }
@media (max-width: 40rem) { body { padding: 0.6rem; } .plan thead th:first-child { width: 6.5rem; } th, td { padding: 0.25rem 0.35rem; } .plan tbody th svg { display: inline-block; } }
@media print { details:not([open]) > :not(summary) { display: block; } }
`;
