import { Identity } from './identity';
import { checkLabelKey, checkLabelValue } from '../model/dns-label';
import { Problem, shown } from '../model/problem';

/** What a program says of the labels of a service. */
export interface IdentityProps {
  readonly appLabel?: string;
  readonly versionLabel?: string;
  readonly selector?: { readonly [key: string]: string };
  /** Further labels of the pods. */
  readonly podLabels?: { readonly [key: string]: unknown };
}

/** Labels that every object of a service agrees on; raises a problem where two of them clash. */
export function identityOf(props: IdentityProps, name: string, namespace: string | undefined): Identity {
  const appLabel = props.appLabel ?? 'app';
  const versionLabel = props.versionLabel ?? 'version';
  checkLabelKey(appLabel, 'appLabel');
  checkLabelKey(versionLabel, 'versionLabel');
  if (appLabel === versionLabel) {
    throw new Problem(`appLabel and versionLabel are both ${shown(appLabel)}, each needs a key of its own`);
  }
  const selector = props.selector && selectorOf(props.selector, versionLabel);
  for (const key of [appLabel, versionLabel, ...Object.keys(selector ?? {})]) {
    if (props.podLabels !== undefined && key in props.podLabels) {
      throw new Problem(`pod.labels has the key ${shown(key)}, which tells the app or the version: it is set for each version`);
    }
  }
  const app = selector?.[appLabel] ?? name;
  return { service: name, namespace, app, appLabel, versionLabel, selector, labels: { [appLabel]: app } };
}

function selectorOf(selector: { readonly [key: string]: string }, versionLabel: string): { [key: string]: string } {
  const entries = Object.entries(selector);
  if (entries.length === 0) {
    throw new Problem('selector is empty, a Service without one has no pods');
  }
  if (versionLabel in selector) {
    throw new Problem(`selector has the label ${shown(versionLabel)}, which tells versions apart: a Service that selects one version cannot reach another`);
  }
  for (const [key, value] of entries) {
    checkLabelKey(key, 'selector');
    checkLabelValue(value, `selector ${shown(key)}`);
  }
  return { ...selector };
}
