import { checkPlain, isLate } from './late';
import { LATE_IN_SERVICES, OF_PULUMI, ReleasedServiceArgs } from './service-args';
import { LATE_IN_VERSIONS, VersionArgs } from './version-args';
import { Problem, shown } from '../model/problem';
import { checkProps } from '../model/props/check';

type Fields = { readonly [key: string]: unknown };

/** Props of the constructs that have another form here, or none. */
const ELSEWHERE: { readonly [prop: string]: string } = {
  container: 'podTemplate: { spec: { containers: [{ name: "<service>", ... }] } }, or container of a version',
  sidecars: 'podTemplate.spec.containers',
  initContainers: 'podTemplate.spec.initContainers',
  pod: 'podTemplate',
  adopt: 'the constructs with fromChart',
  routing: 'mesh: false of BatchService, or the constructs with fromChart',
  podAddressLabel: 'podTemplate.metadata.labels',
  serviceMetadata: 'a transformation of the resource',
  deploymentMetadata: 'a transformation of the resource',
};

/** Refuses Outputs where they would decide on objects, then what is no argument, or of a wrong type: those that the constructs share are checked as theirs are. */
export function checkServiceArgs(struct: string, args: ReleasedServiceArgs): void {
  const foreign = Object.keys(ELSEWHERE).find(key => (args as unknown as Fields)[key] !== undefined);
  if (foreign !== undefined) {
    throw new Problem(`${foreign} is a prop of the constructs, in a Pulumi program it is ${ELSEWHERE[foreign]}`);
  }
  checkPlainArgs(args);
  // The constructs say it by their routing.
  const own: readonly string[] = [...OF_PULUMI, ...struct === 'BatchServiceProps' ? ['mesh'] : []];
  checkProps(struct, Object.fromEntries(Object.entries(args).filter(([key]) => !own.includes(key)).map(([key, value]) => [key, versionsAsProps(value)])));
}

/** Outputs are welcome where they decide on no object. */
export function checkPlainArgs(args: object): void {
  const late: readonly string[] = LATE_IN_SERVICES;
  for (const [key, value] of Object.entries(args).filter(([name]) => !late.includes(name))) {
    if (Array.isArray(value) && value.some(isVersion)) {
      value.forEach((one, index) => checkPlain(one, `${key}[${index}]`, LATE_IN_VERSIONS));
    } else {
      checkPlain(value, key, isVersion(value) ? LATE_IN_VERSIONS : []);
    }
  }
}

function isVersion(value: unknown): value is VersionArgs {
  return typeof value === 'object' && value !== null && 'version' in value && 'image' in value;
}

function versionsAsProps(value: unknown): unknown {
  return Array.isArray(value) ? value.map(versionsAsProps) : isVersion(value) ? versionAsProps(value) : value;
}

/** What is known of a version, as the constructs would be told. */
function versionAsProps({ container: _, image, secrets: _names, secretMounts: _mounts, ...plain }: VersionArgs): object {
  if ('workload' in plain) {
    throw new Problem(`version ${shown(plain.version)} has a workload, a Pulumi program routes to pods that others declare with WeightedRoute`);
  }
  return isLate(image) ? { ...plain, image: 'known later' } : { ...plain, image };
}
