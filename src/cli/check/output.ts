import { githubAnnotations } from './github';
import { jsonReport } from './json';
import { Report } from './report';
import { sarifReport } from './sarif';
import { textReport } from './text';
import { json } from '../../report/escape';
import { Style } from '../../report/style';

export const OUTPUTS = ['text', 'json', 'sarif', 'github'] as const;
export type Output = typeof OUTPUTS[number];

/** The report as it is printed. */
export function formatReport(report: Report, output: Output, style: Style): string {
  switch (output) {
    case 'json': return `${json(jsonReport(report), 2)}\n`;
    case 'sarif': return `${json(sarifReport(report), 2)}\n`;
    case 'github': return githubAnnotations(report);
    case 'text': return textReport(report, style);
  }
}
