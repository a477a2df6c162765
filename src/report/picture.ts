import { printableLine } from './escape';
import { Palette } from './palette';
import { Division, PicturedStage, divisionsOf, namesOf } from './split';
import { instancesText, previewText } from './stage-words';
import { Style } from './style';

const WIDEST = 40;
const NARROWEST = 10;

export interface PictureOptions {
  readonly style: Style;
  /** Of the terminal. */
  readonly columns: number;
  /** The stage that the app is at, marked with an arrow. */
  readonly current?: string;
  /** What is said below each stage. */
  details?(stage: number): readonly string[];
}

/** The stages of a release below each other: who has the requests, and how many instances there are. */
export function picture(stages: readonly PicturedStage[], options: PictureOptions): string {
  const palette = new Palette(options.style, namesOf(stages));
  const margin = Math.max(...stages.map(({ name }) => printableLine(name).length));
  const width = Math.max(NARROWEST, Math.min(WIDEST, options.columns - margin - 30));
  const rows = stages.map((stage, index) => stageRows(stage, palette, width, options.details?.(index) ?? []).map((row, line) => {
    const isCurrent = stage.name === options.current;
    const name = printableLine(line === 0 ? stage.name : '').padEnd(margin);
    return `${isCurrent && line === 0 ? '>' : ' '} ${isCurrent ? options.style('bold', name) : name}  ${row}`.trimEnd();
  }));
  return [`  ${''.padEnd(margin)}  ${palette.legend()}`, '', ...rows.flat()].map(line => `${line}\n`).join('');
}

function stageRows(stage: PicturedStage, palette: Palette, width: number, details: readonly string[]): string[] {
  return [
    ...divisionsOf(stage).map(division => divisionRow(division, palette, width)),
    ...[instancesText(stage), ...previewText(stage), ...details].map(printableLine),
  ];
}

function divisionRow({ requests, portions, isByPods }: Division, palette: Palette, width: number): string {
  const text = portions.map(({ name, share }) => `${name} ${share}`).join(', ') || 'whichever pod answers';
  const label = `${requests === undefined ? '' : `${requests}: `}${text}${isByPods && portions.length > 1 ? ', by pods' : ''}`;
  return `${portions.length === 0 ? ''.padEnd(width) : palette.bar(portions, width)}  ${printableLine(label)}`;
}
