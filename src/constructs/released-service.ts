import { ApiObject, Chart, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { PREVIEW_GOES, acceptedOfSelector, annotateAccepted } from './accepted';
import { addMetadata, checkMetadata } from './add-metadata';
import { addressSelectors } from './address-selectors';
import { Adopt } from './adopt';
import { acceptedOfFormer, acceptedOfSubsets, formerOf, withAdopted } from './adoption';
import { AppContext, appContext, contextOf } from './app-context';
import { inWords } from './in-words';
import { plainObject } from './plain-object';
import { PlanFolder } from './plan-folder';
import { portsOf } from './port-props';
import { progressFindings } from './progress-findings';
import { hiddenByProp, ParameterReading, progressFromParameter, unknownNames } from './ratio-parameter';
import { Registry } from './registry';
import { Release } from './release';
import { releaseData } from './release-data';
import { releaseSource } from './release-source';
import { ReleaseStage, StagedIdentity, releaseStage } from './release-stage';
import { ReleasedServiceProps } from './service-props';
import { IVersionVisitor, ServiceVersion } from './service-version';
import { StageObjects } from './stage-objects';
import { PatchOptions } from './stage-patches';
import { Synthesis } from './synthesis';
import { Unseen, unseenOf } from './unseen';
import { namespaceOf } from './version-deployment';
import { versionObjects } from './version-objects';
import { VersionProps } from './version-props';
import { sizeOf } from './version-size';
import { WeightedRoute } from './weighted-route';
import { Identity } from '../manifests/identity';
import { identityOf } from '../manifests/identity-of';
import { service, versionService } from '../manifests/service';
import { acceptedOf } from '../model/accepted';
import { Capacity, checkCount } from '../model/capacity';
import { StageCapacity } from '../model/capacity-report';
import { checkServiceName } from '../model/dns-label';
import { Port } from '../model/port';
import { at, oneOf, Problem, shown } from '../model/problem';
import { checkArguments, checkProps } from '../model/props/check';
import { ReleaseKind } from '../model/release';
import { ReleasePlan } from '../model/release-plan';
import { routedSplit, Stage } from '../model/stage';
import { objectName, Version, versionsOf } from '../model/version';
import { checkWithoutRoutes, withoutRoutes } from '../model/without-routes';
import { Finding } from '../rules/finding';

/** What the props say, checked. */
interface Parts {
  readonly identity: Identity;
  readonly ports: readonly Port[];
  readonly versions: readonly Version[];
  readonly release: Release;
  readonly plan: ReleasePlan;
  /** Instances of each version that has all the traffic, by the name of the version. */
  readonly sizes: ReadonlyMap<string, number>;
  readonly current: Stage;
  readonly reading: ParameterReading;
}

/**
 * What every kind of release has in common: a Service whose selector never changes, a Deployment and a subset for each version that is there,
 * and routes, in the stage that the progress selects.
 */
export abstract class ReleasedService extends Construct {
  /** Name of the Service. */
  public readonly serviceName: string;
  /** The host that callers address: full where the namespace is known. */
  public readonly host: string;
  /** Name of the stage that the app is at. */
  public readonly stage: string;
  /** The Service that callers address. */
  public readonly service: ApiObject;
  /** The routing objects. */
  public readonly route: WeightedRoute;

  private readonly plan: ReleasePlan;
  private readonly reading: ParameterReading;
  /** Name of the ratio parameter. */
  private readonly parameter: string;
  private readonly kind: ReleaseKind;
  private readonly namespace?: string;
  private readonly replicas: number;
  /** Instances of the Deployments that have all the traffic, by their names. */
  private readonly sizes: ReadonlyMap<string, number>;
  private readonly objects: StageObjects;
  private readonly staged: StagedIdentity;
  private readonly unseen: readonly Unseen[];
  private readonly versionsByName = new Map<string, ServiceVersion>();

  protected constructor(scope: Construct, id: string, props: ReleasedServiceProps) {
    super(scope, id);
    const parts = at(this.node.path, () => {
      const { name, kind } = this._struct();
      checkProps(name, props, { isDerived: this.constructor !== kind });
      return this.partsOf(props, this._release(props));
    });
    const { identity, versions, ports, current } = parts;
    this.plan = parts.plan;
    this.reading = parts.reading;
    this.parameter = props.parameter ?? identity.service;
    this.kind = parts.release.kind;
    this.namespace = identity.namespace;
    this.replicas = props.replicas ?? 1;
    this.sizes = new Map(versions.map(version => [objectName(identity.service, version), parts.sizes.get(version.name)!]));
    this.serviceName = identity.service;
    this.staged = { service: identity.service, former: props.adopt && formerOf(props.adopt) };
    this.stage = current.name;

    const selected = (): Version | undefined => versions.find(({ name }) => name === (this.objects?.stage ?? current).selects);
    this.service = plainObject(this, 'Service', () => service(identity, ports, selected()));
    addMetadata(this.service, props.serviceMetadata ?? {});
    this.route = new WeightedRoute(this, 'Route', {
      service: identity.service,
      namespace: identity.namespace,
      versions: Object.fromEntries(versions.map(version => [version.name, { [identity.versionLabel]: version.name }])),
      weights: Object.fromEntries(current.split._weights),
      // Without a mesh nothing is routed, and any protocol will do.
      ports: parts.release.mesh === false ? undefined : [...ports],
      policy: props.policy,
      connections: props.connections,
      exposure: props.exposure,
      labels: identity.labels,
    });
    this.host = this.route.host;
    at(this.node.path, () => this.route._checkStages(parts.plan.stages.map(stage => stage.split)));
    this.route._show(routedSplit(current), current.present);

    this.objects = new StageObjects(current, stage => this.route._show(routedSplit(stage), stage.present));
    this.objects.add({ object: this.service, construct: this.service, isIn: () => true, key: stage => `${stage.selects ?? ''} ${acceptedOfSelector(stage) ?? ''}` });
    parts.release.versions.forEach((own, index) => this.addVersion(props, own, versions[index], parts));
    this.addPreviews(parts);
    this.addFormer(props.adopt);
    if (current.selects !== undefined) {
      annotateAccepted(this.service, () => acceptedOfSelector(this.objects.stage));
    }
    if (props.adopt !== undefined) {
      annotateAccepted(this.route.destinationRule, () => acceptedOfSubsets(this.objects.stage));
    }
    this.unseen = unseenOf({ adopt: props.adopt, versions: parts.release.versions, identity, replicas: this.replicas });
    this.route.apiObjects.forEach((object, index) => this.objects.add({
      object,
      construct: object,
      isIn: stage => parts.release.mesh !== false && isRouting(stage, index),
      key: stage => index === 0 ? `${stage.present.join(' ')} ${acceptedOfSubsets(stage) ?? ''}` : stage.name,
    }));
    this.node.addValidation({ validate: () => this.validate() });
  }

  /** A version of the plan, whether or not it is there in the stage that the app is at. Raises an error for a name that the plan does not have. */
  public version(name: string): ServiceVersion {
    at(this.node.path, () => checkArguments('ReleasedService.version', arguments));
    const version = this.versionsByName.get(name);
    if (version === undefined) {
      throw new Problem(`there is no version ${shown(name)}, known are ${oneOf([...this.versionsByName.keys()].map(shown))}`, this.node.path);
    }
    return version;
  }

  /** All versions of the plan. */
  public get versions(): ServiceVersion[] {
    return [...this.versionsByName.values()];
  }

  /** Does the same with every version of the plan, whether or not it is there in the stage that the app is at. */
  public forEachVersion(visitor: IVersionVisitor): void {
    // An interface of jsii has no class to ask for.
    if (typeof (visitor as Partial<IVersionVisitor> | null | undefined)?.visit !== 'function') {
      at(this.node.path, () => {
        throw new Problem(`visitor is ${shown(visitor)}, allowed is an object with a method visit`);
      });
    }
    this.versions.forEach(version => visitor.visit(version));
  }

  /** Every stage of the plan with its manifests, edits and patches included, as plain data. The app's output is not touched. */
  public stages(): ReleaseStage[] {
    const manifests = this.objects.render(this.plan.stages);
    // Stages share the objects that are the same in them; whoever gets them may change one.
    return this.plan.stages.map((stage, index) => releaseStage(stage, structuredClone(manifests[index]), this.staged));
  }

  /** The stage that the app is at, which may be a ratio between two steps. */
  public currentStage(): ReleaseStage {
    const stage = this.objects.stage;
    return releaseStage(stage, this.objects.render([stage])[0], this.staged);
  }

  /** What every version has in each stage, what it needs there and in the stages beside it, and how much room that leaves. */
  public capacityReport(): StageCapacity[] {
    return this.plan.capacityReport();
  }

  /**
   * Patches an object of the service, in all stages or in some: a path by position (`/spec/http/1`) is not there in every one.
   * Raises an error for an object that is not the service's and for a stage that the plan does not have; and at synthesis where a stage has nothing at the path,
   * with the stage, the object and the path.
   */
  public patch(object: ApiObject, patches: JsonPatch[], options: PatchOptions = {}): void {
    at(this.node.path, () => {
      checkArguments('ReleasedService.patch', arguments);
      const own = this.objects.patchesOf(object);
      if (own === undefined) {
        throw new Problem(`${object.kind} ${shown(object.name)} is no object of this service, patch it by its own addJsonPatch`);
      }
      const known = [...new Set([...this.plan.stages.map(({ name }) => name), this.stage])];
      const unknown = options.stages?.find(name => !known.includes(name) && !this.plan.takesRatio(name));
      if (unknown !== undefined) {
        throw new Problem(`stages has ${shown(unknown)}, allowed are ${known.map(shown).join(', ')}`);
      }
      own.add(patches, options.stages && new Set(options.stages));
    });
  }

  /** Name of the struct of the props, and the class that takes it. @internal */
  protected _struct(): { readonly name: string; readonly kind?: Function } {
    return { name: 'ReleasedServiceProps' };
  }

  /** The versions and the plan that this kind of release makes of its props; asked for before anything else. @internal */
  protected abstract _release(props: ReleasedServiceProps): Release;

  private partsOf(props: ReleasedServiceProps, declared: Release): Parts {
    const name = props.name ?? this.node.id;
    checkServiceName(name);
    checkCount(props.replicas, 'replicas');
    const identity = identityOf({ ...props, podLabels: props.pod?.labels }, name, namespaceOf(this, props.namespace));
    checkMetadata(props.serviceMetadata ?? {}, 'serviceMetadata', [identity.appLabel, identity.versionLabel]);
    checkMetadata(props.deploymentMetadata ?? {}, 'deploymentMetadata', [identity.appLabel, identity.versionLabel]);
    const replicas = props.replicas ?? 1;
    const release = withAdopted(props.adopt, routed(props, declared, replicas), identity, replicas);
    const ports = portsOf(props.port, props.ports);
    const versions = versionsOf(name, release.versions.map(version => version.version));
    const sizes = new Map(release.versions.map(version => [version.version, sizeOf(version, identity, replicas)]));
    const given = new Set(release.versions.filter(version => version.workload !== undefined).map(version => version.version));
    const capacity = props.capacity ?? Capacity.full();
    const plan = new ReleasePlan(release.plan, sizes, capacity, given);
    const accepted = acceptedOf(release, capacity, plan, sizes);
    const reading = this.progressOf(props, name, plan);
    return { identity, ports, versions, plan, sizes, release: { ...release, accepted }, reading, current: plan.at(reading.progress) };
  }

  private progressOf(props: ReleasedServiceProps, name: string, plan: ReleasePlan): ParameterReading {
    const parameter = props.parameter ?? name;
    const hasRelease = plan.candidate !== undefined;
    const takesParameter = props.progress === undefined && hasRelease;
    Registry.of(this).services.push({ name: parameter, path: this.node.path, chart: Chart.of(this).node.path, hasRelease, takesParameter, isNamed: props.parameter !== undefined });
    return props.progress === undefined ? progressFromParameter(this, parameter, plan.candidate, plan.stages[0].name) : { progress: props.progress };
  }

  private addVersion(shared: ReleasedServiceProps, own: VersionProps, version: Version, { identity, ports, plan, current, release }: Parts): void {
    const objects = at(this.node.path, () => versionObjects(this, {
      identity, version, own, shared, ports, stages: [...plan.stages, current], objects: this.objects, accepted: release.accepted,
    }));
    this.versionsByName.set(version.name, ServiceVersion._of({ ...objects, name: version.name, isPresent: current.present.includes(version.name) }));
  }

  /** Services of one version's own, for stages that show it before callers get it. */
  private addPreviews({ identity, versions, ports, plan }: Parts): void {
    for (const version of versions.filter(one => plan.stages.some(stage => stage.preview === one.name))) {
      const name = objectName(identity.service, version);
      const object = plainObject(this, `Preview-${version.id}`, () => versionService(identity, name, ports, version));
      if (plan.stages.some(stage => stage.selects !== undefined)) {
        annotateAccepted(object, () => PREVIEW_GOES);
      }
      this.objects.add({ object, construct: object, isIn: stage => stage.preview === version.name, key: () => '' });
    }
  }

  /** What served before the service was ours. */
  private addFormer(adopt: Adopt | undefined): void {
    if (adopt?._manifest !== undefined && adopt._way === 'beside') {
      const object = adopt._manifest;
      annotateAccepted(object, () => acceptedOfFormer(this.objects.stage));
      this.objects.add({ object, construct: object, isIn: stage => stage.adoption?.former ?? false, key: stage => acceptedOfFormer(stage) ?? '' });
    }
  }

  /**
   * What the rules say about every stage of the plan and about every step between neighbours, forward and back, on what is really emitted. Errors among it
   * stop the synthesis; warnings and information are for those who ask. docs/RULES.md has every code.
   */
  public findings(): Finding[] {
    return [...this.parameterFindings(), ...this.check(appContext(this.node.root), 'checkPlan')];
  }

  /** What there is to know of how it is said where the release stands. */
  private parameterFindings(): Finding[] {
    const { apiVersion, kind, name, metadata: { namespace = 'default' } } = this.service;
    const registry = Registry.of(this);
    const own = registry.services.find(({ path }) => path === this.node.path)!;
    return progressFindings({
      name: this.parameter,
      object: { apiVersion, kind, name, namespace },
      said: this.reading.said,
      hidden: own.takesParameter || !own.hasRelease ? [] : hiddenByProp(this, this.parameter),
      sharedWith: registry.movedBySameEntry(own),
    });
  }

  private check(others: AppContext, what: 'checkPlan' | 'planErrors'): Finding[] {
    const { stages, context, options } = this.toCheck(others);
    return rules()[what](stages, context, options);
  }

  /** The plan's stages as they would be written, with what is around them. */
  private toCheck(others: AppContext) {
    const known = this.plan.stages.some(stage => stage.name === this.objects.stage.name);
    const stages = known ? this.plan.stages : this.plan.around(this.objects.stage);
    const manifests = this.objects.render(stages);
    const unseen = (stage: Stage): object[] => this.unseen.filter(one => one.isIn(stage)).map(one => one.manifest);
    const rendered = stages.map((stage, index) => ({ name: stage.name, manifests: [...manifests[index], ...unseen(stage)] }));
    return {
      stages: rendered,
      planned: stages.map((stage, index) => ({ stage, manifests: manifests[index] })),
      context: contextOf(others, rendered.flatMap(stage => stage.manifests), this.unseen.map(({ manifest }) => manifest)),
      options: { replicas: this.replicas, sizes: this.sizes },
    };
  }

  private validate(): string[] {
    return Synthesis.of(this).once(this.node.path, () => {
      const first = Registry.of(this).services[0];
      const others = Synthesis.of(this).shared('app context', () => appContext(this.node.root));
      const folder = PlanFolder.asked();
      const errors = folder === undefined ? this.check(others, 'planErrors') : this.leavePlan(folder, others);
      return [...first?.path === this.node.path ? [...unknownNames(this), ...addressSelectors(this.node.root), ...folder?.problems(this) ?? []] : [], ...errors.map(inWords)];
    });
  }

  /** Leaves the whole plan for the command line, which asked for it, and gives what stops the synthesis. */
  private leavePlan(folder: PlanFolder, others: AppContext): Finding[] {
    const { stages, planned, context, options } = this.toCheck(others);
    const each = rules().eachFinding(stages, context, options);
    const source = releaseSource(this);
    const entry = source?.entries.get(this.parameter);
    folder.leave(this, this.reading.said, source, releaseData({
      name: this.parameter,
      staged: this.staged,
      host: this.host,
      namespace: this.namespace,
      environment: source?.environment,
      kind: this.kind,
      canary: this.plan.candidate,
      hold: entry?.hold,
      current: this.objects.stage.name,
      stages: planned,
      findings: this.parameterFindings(),
      each,
    }));
    return rules().stopping(each);
  }
}

/** The rules are half of the library, and of no use to a program that only builds. */
function rules(): typeof import('./plan-check') {
  return require('./plan-check') as typeof import('./plan-check');
}

function routed(props: ReleasedServiceProps, declared: Release, replicas: number): Release {
  if (props.routing?._kind !== 'none') {
    return declared;
  }
  checkWithoutRoutes(props);
  return withoutRoutes(declared, replicas);
}

/** Of the routing objects the subsets are first, then come the mesh's routes, then those of gateways: a way in that is asked for is there from the first stage on. */
function isRouting({ adoption }: Stage, index: number): boolean {
  return adoption === undefined || [adoption.subsets, adoption.routes !== 'none'][index] !== false;
}
