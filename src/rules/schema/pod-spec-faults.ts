import { ContainerFault } from './container-faults';
import { dnsLabelFault, dnsSubdomainFault } from './dns';
import { quoted } from './scalar';
import { PlainObject, asString, entries, get } from '../../mesh/manifest';

/** What the API server refuses in the spec of a pod beside its containers. */
export function podSpecFaults(podSpec: PlainObject, field: string): ContainerFault[] {
  const faults: ContainerFault[] = [];
  for (const [volume, at] of entries(podSpec.volumes, `${field}.volumes`)) {
    const name = asString(volume.name);
    const fault = name === undefined ? undefined : dnsLabelFault(name);
    if (fault !== undefined) {
      faults.push({ field: `${at}.name`, message: `volume name ${quoted(name)} ${fault}` });
    }
  }
  for (const [toleration, at] of entries(podSpec.tolerations, `${field}.tolerations`)) {
    if (get(toleration, 'operator') === 'Exists' && (asString(get(toleration, 'value')) ?? '') !== '') {
      faults.push({ field: `${at}.value`, message: 'a toleration with operator Exists may have no value' });
    }
  }
  const account = asString(podSpec.serviceAccountName) ?? '';
  const fault = account === '' ? undefined : dnsSubdomainFault(account);
  if (fault !== undefined) {
    faults.push({ field: `${field}.serviceAccountName`, message: `serviceAccountName ${quoted(account)} ${fault}` });
  }
  return faults;
}
