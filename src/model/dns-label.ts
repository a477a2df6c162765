import { Problem, shown } from './problem';
import { checkWritable } from './props/check';

export const MAX_LABEL = 63;
const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SERVICE_NAME = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const LABEL_VALUE = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const LABEL_NAME = LABEL_VALUE;
const DNS_SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

export function isDnsLabel(text: string): boolean {
  return text.length <= MAX_LABEL && DNS_LABEL.test(text);
}

/** A name that Kubernetes takes for a Service. @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ */
export function checkServiceName(name: string): void {
  if (name.length > MAX_LABEL || !SERVICE_NAME.test(name)) {
    throw new Problem(`service name is ${shown(name)}, allowed are up to ${MAX_LABEL} lower-case letters, digits and "-", starting with a letter and ending with a letter or digit`);
  }
}

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/ */
export function checkNamespace(namespace: string | undefined): void {
  if (namespace !== undefined && !isDnsLabel(namespace)) {
    throw new Problem(`namespace is ${shown(namespace)}, allowed are up to ${MAX_LABEL} lower-case letters, digits and "-", starting and ending with a letter or digit`);
  }
}

export function checkObjectName(name: string, what: string): void {
  if (!isDnsLabel(name)) {
    throw new Problem(name.length > MAX_LABEL
      ? `${what} ${shown(name)} has ${name.length} characters, allowed are ${MAX_LABEL}: shorten the service's or the version's name`
      : `${what} is ${shown(name)}, allowed are lower-case letters, digits and "-", starting and ending with a letter or digit`);
  }
}

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set */
export function checkLabelValue(value: string, what: string): void {
  if (value.length > MAX_LABEL || !LABEL_VALUE.test(value)) {
    throw new Problem(`${what} is ${shown(value)}, which is no label value: allowed are 1 to ${MAX_LABEL} letters, digits, "-", "_" and ".", starting and ending with a letter or digit`);
  }
}

export function checkLabelKey(key: string, what: string): void {
  checkWritable(key, what);
  const slash = key.indexOf('/');
  const prefix = slash < 0 ? undefined : key.slice(0, slash);
  const name = key.slice(slash + 1);
  const prefixFits = prefix === undefined || (prefix.length <= 253 && DNS_SUBDOMAIN.test(prefix));
  if (!prefixFits || name.length > MAX_LABEL || !LABEL_NAME.test(name)) {
    throw new Problem(`${what} is ${shown(key)}, which is no label key: allowed is an optional DNS prefix and "/", then up to ${MAX_LABEL} letters, digits, "-", "_" and "."`);
  }
}
