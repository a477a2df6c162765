import { ApiObject } from 'cdk8s';
import { MetadataProps } from './metadata-props';
import { Problem, shown } from '../model/problem';

/** Adds what somebody wants on an object, beside the labels that are ours. */
export function addMetadata(object: ApiObject, { labels = {}, annotations = {} }: MetadataProps): void {
  Object.entries(labels).forEach(([key, value]) => object.metadata.addLabel(key, value));
  Object.entries(annotations).forEach(([key, value]) => object.metadata.addAnnotation(key, value));
}

/** Refuses labels that would take the place of those that tell the app or the version. */
export function checkMetadata({ labels = {} }: MetadataProps, what: string, taken: readonly string[]): void {
  const clash = taken.find(key => Object.hasOwn(labels, key));
  if (clash !== undefined) {
    throw new Problem(`${what}.labels has the key ${shown(clash)}, which tells the app or the version: it is set for each version`);
  }
}
