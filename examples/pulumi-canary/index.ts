import * as kubernetes from '@pulumi/kubernetes';
import * as pulumi from '@pulumi/pulumi';
import { App } from 'cdk8s';
import { Shop } from './shop';

// `pulumi config set reviews 10%`: a plain value, never an Output, since it decides which objects there are.
const app = new App();
const ratio = new pulumi.Config().get('reviews');
if (ratio !== undefined) {
  app.node.setContext('canary-ratio', { reviews: ratio });
}
const shop = new Shop(app, 'shop');

// The chart is checked as it is rendered; Pulumi then sees one resource for each object.
export const objects = new kubernetes.yaml.ConfigGroup('shop', { objs: shop.toJson() });
export const stage = shop.reviews.stage;
