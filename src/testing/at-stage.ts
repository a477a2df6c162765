import { ApiObject } from 'cdk8s';
import { ReleasedService } from '../constructs/released-service';
import { Problem, oneOf, shown } from '../model/problem';

/** What an app would write with one of its services at another stage. */
export function atStage(service: ReleasedService, name: string): object[] {
  const stages = service.stages();
  const stage = stages.find(one => one.name === name);
  if (stage === undefined) {
    throw new Problem(`stage is ${shown(name)}, allowed is ${oneOf(stages.map(one => shown(one.name)))}`, service.node.path);
  }
  const own = new Set([...stages, service.currentStage()].flatMap(({ manifests }) => manifests.map(identity)));
  const others = service.node.root.node.findAll().filter(one => ApiObject.isApiObject(one)).map(object => object.toJson()).filter(manifest => !own.has(identity(manifest)));
  return [...others, ...stage.manifests];
}

function identity({ kind, metadata }: any): string {
  return `${kind}/${metadata?.namespace}/${metadata?.name}`;
}
