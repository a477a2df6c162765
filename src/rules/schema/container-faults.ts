import { dnsLabelFault } from './dns';
import { quoted } from './scalar';
import { Container } from '../../mesh/container';
import { asNumber, asString, entries, get } from '../../mesh/manifest';
import { resourceFaults } from '../facts/resources';

/** Something that the API server refuses in a container. */
export interface ContainerFault {
  readonly field: string;
  readonly message: string;
}

/** What the API server refuses in a container, beyond its shape. */
export function containerFaults(container: Container): ContainerFault[] {
  const faults: ContainerFault[] = [];
  const { name, image, raw } = container;
  const nameFault = name === undefined ? undefined : dnsLabelFault(name);
  if (nameFault !== undefined) {
    faults.push({ field: `${container.field}.name`, message: `container name ${quoted(name)} ${nameFault}` });
  }
  if (image !== undefined && (image === '' || image.trim() !== image)) {
    faults.push({ field: `${container.field}.image`, message: image === '' ? 'the image is empty' : `image ${quoted(image)} has spaces around it` });
  }
  if (raw.ports !== undefined) {
    addPortNames(container, faults);
  }
  if (raw.resources !== undefined) {
    faults.push(...resourceFaults(container));
  }
  if (raw.env !== undefined) {
    addEnvironment(container, faults);
  }
  for (const mount of container.volumeMounts) {
    const subPath = asString(mount.subPath) ?? '';
    if (subPath.startsWith('/') || subPath.split('/').includes('..')) {
      faults.push({ field: `${container.fieldOf('volumeMounts', mount)}.subPath`, message: `subPath ${quoted(subPath)} leads out of the volume` });
    }
  }
  if (get(raw, 'securityContext', 'privileged') === true && get(raw, 'securityContext', 'allowPrivilegeEscalation') === false) {
    faults.push({ field: `${container.field}.securityContext.allowPrivilegeEscalation`, message: 'a privileged container cannot go without privilege escalation' });
  }
  for (const probe of ['livenessProbe', 'startupProbe']) {
    if (raw[probe] !== undefined && (asNumber(get(raw[probe], 'successThreshold')) ?? 1) > 1) {
      faults.push({ field: `${container.field}.${probe}.successThreshold`, message: 'successThreshold of this probe is to be 1' });
    }
  }
  return faults;
}

function addPortNames(container: Container, faults: ContainerFault[]): void {
  const seen: string[] = [];
  for (const port of container.ports) {
    const name = asString(port.name) ?? '';
    if (name !== '' && (!isPortName(name) || seen.includes(name))) {
      faults.push({
        field: `${container.fieldOf('ports', port)}.name`,
        message: seen.includes(name)
          ? `two ports of the container are called "${name}"`
          : `port name ${quoted(name)} is none: at most 15 small letters, digits and single hyphens, with a letter among them`,
      });
    }
    if (name !== '' && seen.length < 1000) {
      seen.push(name);
    }
  }
}

/** A name of a service as IANA has it. */
function isPortName(name: string): boolean {
  return name.length <= 15 && /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name) && /[a-z]/.test(name) && !name.includes('--');
}

/** What a variable can be of its pod; labels and annotations are named one by one. */
const OF_POD = /^(?:metadata\.(?:name|namespace|uid|(?:labels|annotations)\['.+'\])|spec\.(?:nodeName|serviceAccountName)|status\.(?:hostIP|hostIPs|podIP|podIPs))$/;

function addEnvironment({ raw, field }: Container, faults: ContainerFault[]): void {
  for (const [variable, at] of entries(raw.env, `${field}.env`)) {
    const name = asString(variable.name);
    if (name !== undefined && (name === '' || name.includes('='))) {
      faults.push({ field: `${at}.name`, message: `${quoted(name)} is no name of a variable` });
    }
    const path = asString(get(variable, 'valueFrom', 'fieldRef', 'fieldPath'));
    if (path !== undefined && !OF_POD.test(path)) {
      faults.push({ field: `${at}.valueFrom.fieldRef.fieldPath`, message: `${quoted(path)} is nothing that a variable can be of its pod` });
    }
  }
}
