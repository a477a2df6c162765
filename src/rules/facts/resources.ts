import { Container } from '../../mesh/container';
import { asObject, get } from '../../mesh/manifest';
import { quantity } from '../../mesh/quantity';
import { quoted } from '../schema/scalar';

const STANDARD = /^(?:cpu|memory|storage|ephemeral-storage|hugepages-.+)$/;

/** What is wrong with the resources that a container asks for, each with its place. */
export function resourceFaults(container: Container): { field: string; message: string }[] {
  const { resources } = container.raw;
  const faults = [];
  for (const list of ['requests', 'limits']) {
    const amounts = asObject(get(resources, list)) ?? {};
    const fieldOf = (name: string): string => `${container.field}.resources.${list}.${name}`;
    for (const name of Object.keys(amounts)) {
      if (!name.includes('/') && !STANDARD.test(name)) {
        faults.push({ field: fieldOf(name), message: `${quoted(name)} is no resource: cpu, memory, ephemeral-storage, or a name with a DNS name and a slash before it` });
        continue;
      }
      const amount = quantity(amounts[name]);
      const limit = list === 'requests' ? quantity(get(resources, 'limits', name)) : undefined;
      if (amount === undefined || amount < 0) {
        faults.push({ field: fieldOf(name), message: `${name} is ${quoted(amounts[name])}, which is no quantity such as 500m or 1Gi` });
      } else if (limit !== undefined && amount > limit) {
        faults.push({ field: fieldOf(name), message: `${name} is requested as ${quoted(amounts[name])}, more than the limit of ${quoted(get(resources, 'limits', name))}` });
      }
    }
  }
  return faults;
}
