import { podTemplate } from './pod-template';
import { ReleaseParts, ReleasedVersion } from './release-parts';
import { ReleasedServiceArgs } from './service-args';
import { versionContent } from './version-content';
import { autoscalingOf } from '../constructs/autoscaling-props';
import { autoscaler } from '../manifests/autoscaler';
import { deployment } from '../manifests/deployment';
import { disruptionBudget } from '../manifests/disruption-budget';
import { service, versionService } from '../manifests/service';
import { Autoscaling, checkCovers } from '../model/autoscaling';
import { checkLeavesRoom, disruptionBudgetOf } from '../model/disruption-budget';
import { Stage } from '../model/stage';
import { objectName } from '../model/version';
import { SUPPRESS_ANNOTATION } from '../rules/suppression';

/** What an object is for, in the order in which objects have to be up. */
export type ObjectRole = 'config' | 'service' | 'preview' | 'workload' | 'autoscaler' | 'budget' | 'subsets' | 'routes';

/** An object of a service in one stage. */
export interface ReleaseObject {
  readonly role: ObjectRole;
  /** Its name among the objects of its type, below the component's: the same in every stage, and in the next release. */
  readonly suffix: string;
  /** The version that it is of; undefined for what all share. */
  readonly version?: string;
  /** May hold Outputs. */
  readonly manifest: any;
}

/** Every object of a service in a stage. */
export type ObjectsOfStage = (stage: Stage) => ReleaseObject[];

export function releaseObjects(parts: ReleaseParts, args: ReleasedServiceArgs): ObjectsOfStage {
  const { identity, ports, routes } = parts;
  const main: ReleaseObject = { role: 'service', suffix: '', manifest: service(identity, ports) };
  const versions = parts.versions.map(version => versionObjects(parts, version, args));
  const previews = (stage: Stage): ReleaseObject[] => parts.versions.filter(({ version }) => version.name === stage.preview).map(({ version }) => ({
    role: 'preview', suffix: `-${version.id}`, version: version.name, manifest: versionService(identity, objectName(identity.service, version), ports, version),
  }));
  const routing = (stage: Stage): ReleaseObject[] => routes === undefined ? [] : [
    { role: 'subsets', suffix: '', manifest: routes.destinationRule(stage) },
    ...routes.ways.map((way, index): ReleaseObject => ({ role: 'routes', suffix: index === 0 ? '' : suffixOf(way.name, identity.service), manifest: routes.virtualService(stage, way) })),
  ];
  return stage => [main, ...versions.flatMap(objects => objects(stage)), ...previews(stage), ...routing(stage)];
}

/** What follows the service in a name, so that a component of another name has it below its own. */
function suffixOf(name: string, serviceName: string): string {
  return name.startsWith(`${serviceName}-`) ? name.slice(serviceName.length) : `-${name}`;
}

function versionObjects(parts: ReleaseParts, { version, own }: ReleasedVersion, args: ReleasedServiceArgs): ObjectsOfStage {
  const { identity, ports, plan, accepted } = parts;
  const stages = [...plan.stages, parts.current];
  const content = versionContent(identity, version, own);
  const template = podTemplate({ identity, ports, shared: args, own, content });
  const autoscaling = autoscalingFor(args, own, stages);
  const budget = args.disruptionBudget && disruptionBudgetOf(args.disruptionBudget);
  if (budget !== undefined) {
    checkLeavesRoom(version.name, budget, stages);
  }
  const common = { version: version.name, suffix: `-${version.id}` };
  return stage => {
    const instances = stage.instances.get(version.name);
    if (instances === undefined) {
      return [];
    }
    const reason = accepted?.(stage, version.name);
    const manifest = deployment(identity, version, {
      replicas: autoscaling === undefined ? instances : undefined,
      template,
      strategy: args.strategy,
      annotations: reason === undefined ? undefined : { [SUPPRESS_ANNOTATION]: reason },
    });
    return [
      ...content.configMaps.map((config): ReleaseObject => ({ ...common, role: 'config', suffix: `${common.suffix}-${config.kind}`, manifest: config.manifest })),
      ...budget === undefined ? [] : [{ ...common, role: 'budget' as const, manifest: disruptionBudget(identity, version, budget) }],
      { ...common, role: 'workload', manifest },
      ...autoscaling === undefined ? [] : [{ ...common, role: 'autoscaler' as const, manifest: autoscaler(identity, version, instances, autoscaling) }],
    ];
  };
}

function autoscalingFor(args: ReleasedServiceArgs, own: { readonly version: string; readonly autoscaling?: ReleasedServiceArgs['autoscaling'] }, stages: readonly Stage[]): Autoscaling | undefined {
  const said = own.autoscaling ?? args.autoscaling;
  if (said === undefined) {
    return undefined;
  }
  // What containers request may be an Output; the rule about it looks at the manifests.
  const autoscaling = autoscalingOf(said, []);
  checkCovers(own.version, autoscaling, stages);
  return autoscaling;
}
