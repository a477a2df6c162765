import { ApiObject } from 'cdk8s';
import { Pod } from 'cdk8s-plus-27';
import { IConstruct } from 'constructs';
import { Registry } from './registry';

const ADDRESS = new RegExp(`"${Pod.ADDRESS_LABEL}":"([^"]*)"`, 'g');

/** What in an app selects pods of ours by the address that cdk8s-plus gives them and that they do not carry: it would find none. */
export function addressSelectors(root: IConstruct): string[] {
  const { unlabelled } = Registry.of(root);
  if (unlabelled.size === 0) {
    return [];
  }
  return root.node.findAll().filter(construct => ApiObject.isApiObject(construct)).filter(object => mayAsk(object)).flatMap(object => {
    const addresses = new Set([...JSON.stringify(object.toJson().spec ?? {}).matchAll(ADDRESS)].map(([, address]) => address));
    return [...addresses].filter(address => unlabelled.has(address)).map(address =>
      `${object.kind} ${object.name} at ${object.node.path} selects the pods of Deployment ${unlabelled.get(address)} by the label ${Pod.ADDRESS_LABEL}, which they do not carry: `
      + 'select by their own labels, or say podAddressLabel: true');
  });
}

/** Routes and settings select no pods; what ours select is known, but for what somebody did to a Deployment. */
function mayAsk(object: ApiObject): boolean {
  return object.kind === 'Deployment' || !Registry.of(object).isOurs(object);
}
