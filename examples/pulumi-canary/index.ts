import * as kubernetes from '@pulumi/kubernetes';
import * as pulumi from '@pulumi/pulumi';
import { App } from 'cdk8s';
import { Releases } from 'cdk8s-canary';
import { Shop } from './shop';

// `pulumi config set releases reviews@v2=10%`: a plain value, never an Output, since it decides which objects there are.
const app = new App();
const releases = new pulumi.Config().get('releases');
if (releases !== undefined) {
  Releases.of(app, releases);
}
const shop = new Shop(app, 'shop');

// The chart is checked as it is rendered; Pulumi then sees one resource for each object.
export const objects = new kubernetes.yaml.ConfigGroup('shop', { objs: shop.toJson() });
export const stage = shop.reviews.stage;
