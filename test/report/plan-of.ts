import { ReleasedService, ReleaseStage } from '../../src';
import { PLAN_SCHEMA_VERSION, PlanData, ReleaseData, StageData, StepData } from '../../src/report/plan-data';
import { Finding } from '../../src/rules/finding';

/** What the command line is given of a service. */
export function planOf(service: ReleasedService, said: Partial<ReleaseData> = {}): PlanData {
  return { schemaVersion: PLAN_SCHEMA_VERSION, releases: [releaseOf(service, said)] };
}

export function releaseOf(service: ReleasedService, said: Partial<ReleaseData> = {}): ReleaseData {
  const findings = service.findings();
  const stages = service.stages();
  return {
    name: service.node.id,
    service: service.serviceName,
    host: service.host,
    kind: 'canary',
    canary: service.versions.at(-1)?.name,
    current: service.stage,
    stages: stages.map(stage => stageOf(stage, findings)),
    steps: stages.slice(1).map(({ name }, index): StepData => ({
      from: stages[index].name, to: name, forward: at(findings, `${stages[index].name} -> ${name}`), back: at(findings, `${name} -> ${stages[index].name}`),
    })),
    ...said,
  };
}

function stageOf(stage: ReleaseStage, findings: readonly Finding[]): StageData {
  return { ...stage, waysIn: [], findings: at(findings, stage.name) };
}

function at(findings: readonly Finding[], stage: string): Finding[] {
  return findings.filter(finding => finding.stage === stage);
}
