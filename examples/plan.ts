import { App } from 'cdk8s';
import { Severity, Traffic } from 'cdk8s-canary';
import { withRatio } from './ratio';
import { Build, slug } from './stages';

/** An app at a stage of its plan. */
export function appAt(build: Build, stage: string): App {
  const app = new App();
  withRatio(stage, () => build(app));
  return app;
}

/** Asks what is written at a stage, the whole app's objects together. */
export function trafficAt(build: Build, stage: string): Traffic {
  return Traffic.fromApp(appAt(build, stage));
}

/** Stages as a reader writes them down: the folder's name, then versions with instances. */
export function stagesOf(build: Build): string[] {
  return build(new App()).stages().map(stage => `${slug(stage.name)}: ${stage.versions.map(({ version, instances }) => `${version} x${instances}`).join(', ')}`);
}

/** What the rules say of all stages and of every step between them, forward and back: those that count, and those that were accepted with a reason. */
export function findingsOf(build: Build): { readonly open: string[]; readonly accepted: string[] } {
  const findings = build(new App()).findings().filter(({ severity }) => severity !== Severity.INFO);
  return {
    open: findings.filter(({ suppressed }) => suppressed === undefined).map(({ code, message }) => `${code} ${message}`),
    accepted: findings.filter(({ suppressed }) => suppressed !== undefined).map(({ code, suppressed }) => `${code} ${suppressed}`),
  };
}
