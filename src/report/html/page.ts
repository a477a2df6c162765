import { findingBadges } from './finding-list';
import { Markup, markup } from './markup';
import { releaseSection } from './release-section';
import { SCRIPT } from './script';
import { HATCHINGS } from './shades';
import { STYLE } from './style';
import { PlanData, ReleaseData } from '../plan-data';

export interface PageOptions {
  /** The SHA-256 of a text, in Base64: the page lets nothing run but what it came with. */
  sha256(text: string): string;
}

/** The plans of an app as one page that needs nothing else: no network, no other file. */
export function planHtml({ releases }: PlanData, { sha256 }: PageOptions): string {
  const policy = `default-src 'none'; style-src 'sha256-${sha256(STYLE)}'; script-src 'sha256-${sha256(SCRIPT)}'; base-uri 'none'; form-action 'none'`;
  return markup`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Release plan${releases.length === 1 ? `: ${releases[0].name}` : ''}</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
<a class="skip" href="#plans">Skip to the plans</a>
${HATCHINGS}
<header><h1>Release plan</h1>
${releases.length === 0 ? markup`<p>No release in this app.</p>` : overview(releases)}</header>
<main id="plans" tabindex="-1">
${releases.map((release, index) => releaseSection(release, idOf(index)))}
</main>
<script>${new Markup(SCRIPT)}</script>
</body>
</html>
`.text;
}

function idOf(index: number): string {
  return `r${index}`;
}

function overview(releases: readonly ReleaseData[]): Markup {
  return markup`<nav aria-label="Releases"><ul>${releases.map((release, index) => markup`<li><a href="#${idOf(index)}">${release.name}</a> at <strong>${release.current}</strong>${findingBadges(allFindings(release))}</li>`)}</ul></nav>`;
}

function allFindings({ stages, steps }: ReleaseData) {
  return [...stages.flatMap(({ findings }) => findings), ...steps.flatMap(({ forward, back }) => [...forward, ...back])];
}
