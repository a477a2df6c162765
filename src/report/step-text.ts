import { printableLine } from './escape';
import { describeFinding } from './finding-words';
import { withContext } from './line-diff';
import { StepReport } from './step-report';
import { Style } from './style';

const CONTEXT = 2;

/** A step for a terminal: releases in words, then objects in words, then, where asked, their lines. */
export function stepText({ releases, summary, objects, findings }: StepReport, style: Style, withLines: boolean): string {
  const line = (text: string): string => `${text}\n`;
  return [
    ...releases.map(({ name, words }) => line(`${style('bold', printableLine(name))}: ${printableLine(words)}`)),
    line(summary),
    ...objects.flatMap(({ sign, object, words, lines }) => [
      line(`${coloured(sign, `${sign} ${printableLine(object)}`, style)}`),
      ...words.map(word => line(`    ${printableLine(word)}`)),
      ...withLines ? withContext(lines(), CONTEXT).map(diff => line(`      ${diff === undefined ? '...' : coloured(diff.sign, `${diff.sign} ${printableLine(diff.text)}`, style)}`.trimEnd())) : [],
    ]),
    ...findings.map(finding => line(printableLine(describeFinding(finding)))),
  ].join('');
}

function coloured(sign: string, text: string, style: Style): string {
  return sign === '+' ? style('green', text) : sign === '-' ? style('red', text) : text;
}
