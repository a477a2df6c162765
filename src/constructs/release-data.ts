import { StagedIdentity, releaseStage } from './release-stage';
import { Inventory } from '../mesh/inventory';
import { WayIn, waysIn } from '../mesh/ways-in';
import { ReleaseKind } from '../model/release';
import { Stage } from '../model/stage';
import { ReleaseData, StageData, WayInData } from '../report/plan-data';
import { Finding } from '../rules/finding';

/** A plan with all that was made of it. */
export interface PlannedRelease {
  readonly name: string;
  readonly staged: StagedIdentity;
  readonly host: string;
  readonly namespace?: string;
  readonly environment?: string;
  readonly kind: ReleaseKind;
  readonly canary?: string;
  readonly hold?: string;
  readonly current: string;
  readonly stages: readonly { readonly stage: Stage; readonly manifests: object[] }[];
  /** Of the release as a whole. */
  readonly findings: Finding[];
  /** Of each stage and each step, which their `stage` names. */
  readonly each: readonly Finding[];
}

/** The plan of a release as plain data. */
export function releaseData({ name, staged, host, namespace, environment, kind, canary, hold, current, stages, findings, each }: PlannedRelease): ReleaseData {
  const of = (place: string): Finding[] => each.filter(({ stage }) => stage === place);
  const names = stages.map(({ stage }) => stage.name);
  return {
    name,
    service: staged.service,
    host,
    ...namespace !== undefined && { namespace },
    ...environment !== undefined && { environment },
    kind,
    ...canary !== undefined && { canary },
    ...hold !== undefined && { hold },
    current,
    stages: stages.map(({ stage, manifests }) => stageData(staged, stage, manifests, of(stage.name))),
    steps: names.slice(1).map((to, index) => ({ from: names[index], to, forward: of(`${names[index]} -> ${to}`), back: of(`${to} -> ${names[index]}`) })),
    findings,
  };
}

function stageData(staged: StagedIdentity, stage: Stage, manifests: object[], findings: Finding[]): StageData {
  return {
    ...releaseStage(stage, manifests, staged),
    waysIn: waysIn(Inventory.of(manifests)).map(wayInData),
    findings,
  };
}

function wayInData({ object, hosts, gateways, ...way }: WayIn): WayInData {
  return { ...way, object: `${object.kind} ${object.name}`, hosts: [...hosts], gateways: [...gateways] };
}
