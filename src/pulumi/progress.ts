import { resolve } from 'node:path';
import * as pulumi from '@pulumi/pulumi';
import { ReleaseFileArgs } from './service-args';
import { entriesFor, readReleaseFile, shownPath } from '../constructs/release-file';
import { Assignment, assignments, checkCanary } from '../model/assignment';
import { Problem, shown } from '../model/problem';
import { Progress } from '../model/progress';
import { ENTRY_FORM, releaseEntry } from '../model/release-entry';
import { ReleasePlan } from '../model/release-plan';
import { Stage } from '../model/stage';

interface Said extends Assignment {
  readonly source: string;
}

/** The value that is about no canary. */
const STABLE = 'stable';

/**
 * The stage that pulumi.Config and the release file ask for; nothing said is the one that the plan starts with. Both outlive a commit, so every value but
 * `stable` names its canary: one that is left over would put the next release's canary on people before its pods run.
 */
export function stageFromConfig(plan: ReleasePlan, parameter: string, releases: ReleaseFileArgs | undefined): Stage {
  const said = [fromFile(parameter, releases), fromConfig(parameter)].filter(one => one !== undefined);
  const [stage, other] = said.map(one => stageOf(plan, parameter, one));
  if (other !== undefined && other.name !== stage.name) {
    throw new Problem(`${said[0].source} says ${shown(said[0].value)} of ${shown(parameter)}, ${said[1].source} says ${shown(said[1].value)}: remove one of them`);
  }
  return stage ?? plan.stages[0];
}

function stageOf(plan: ReleasePlan, parameter: string, said: Said): Stage {
  if (said.stableVersion !== undefined) {
    throw new Problem(`${said.source}: entry ${shown(parameter)} says the versions, which a Pulumi program says itself: leave them out there`);
  }
  if (plan.candidate === undefined && said.value !== STABLE) {
    throw new Problem(`${said.source}: ${shown(parameter)} has the value ${shown(said.value)}, but no release: give it a canary or remove the value`);
  }
  if (said.canary === undefined && said.value !== STABLE) {
    throw new Problem(`${said.source} says ${shown(said.value)} of ${shown(parameter)} and names no canary, allowed is "stable", or a value that says which canary it is for, such as { canary: ${
      plan.candidate}, at: ${said.value} } or "${parameter}@${plan.candidate}=${said.value}"`);
  }
  checkCanary(parameter, said, plan.candidate, said.source);
  return plan.candidate === undefined ? plan.stages[0] : plan.at(Progress._text(said.value, said.source));
}

function fromFile(parameter: string, releases: ReleaseFileArgs | undefined): Said | undefined {
  if (releases === undefined) {
    return undefined;
  }
  const source = shownPath(resolve(releases.file));
  const said = entriesFor(readReleaseFile(releases.file), releases.environment, source).get(parameter);
  return said && { ...said, source };
}

function fromConfig(parameter: string): Said | undefined {
  const text = new pulumi.Config().get(parameter);
  const source = `config "${pulumi.getProject()}:${parameter}"`;
  if (text === undefined) {
    return undefined;
  }
  if (text.trimStart().startsWith('{')) {
    return { ...entry(text, source), source };
  }
  const read = assignments(text, source);
  if ('bare' in read) {
    return { value: read.bare, source };
  }
  const assignment = read.named.get(parameter);
  if (assignment === undefined || read.named.size > 1) {
    throw new Problem(`${source} is ${shown(text)}, allowed is what is said of ${shown(parameter)} alone`);
  }
  return { ...assignment, source };
}

/** An object in the stack's configuration arrives as JSON. */
function entry(text: string, source: string): Assignment {
  return releaseEntry(parsed(text, source), source);
}

function parsed(text: string, source: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(`${source} is ${shown(text)}, which is no JSON, allowed is ${ENTRY_FORM}`);
  }
}
