import { TrafficRequest } from '../../src/traffic/request';

const workload = (labels: Readonly<Record<string, string>> = {}, namespace = 'shop') => ({ workload: { namespace, labels } });

/** What is asked of the base set, before a field is changed and after. */
export const QUESTIONS: readonly TrafficRequest[] = [
  { from: workload(), host: 'web' },
  { from: workload(), host: 'web', path: '/test/a?user=x', method: 'POST', headers: { 'x-user': 'jason', 'cookie': 'a=b' } },
  { from: workload(), host: 'web', path: '/TEST/a' },
  { from: workload({ app: 'narrow' }), host: 'web' },
  { from: workload({ app: 'narrow' }), host: 'other' },
  { from: workload({}, 'elsewhere'), host: 'web.shop.svc.cluster.local' },
  { from: workload({}, 'elsewhere'), host: 'web.shop.svc.cluster.local', path: '/test' },
  { from: workload(), host: 'other' },
  { from: workload(), host: 'web', port: 9000, protocol: 'tcp' },
  { from: workload({ app: 'narrow' }), host: 'web', port: 9000, protocol: 'tcp' },
  { from: workload(), host: 'db.example.com', port: 443, protocol: 'tls', sni: 'db.example.com' },
  { from: workload({ app: 'narrow' }), host: 'db.example.com', port: 443, protocol: 'tls', sni: 'db.example.com' },
  { from: { gateway: 'shop/public' }, host: 'shop.example.com' },
  { from: { gateway: 'shop/public' }, host: 'shop.example.com', port: 443, scheme: 'https' },
  { from: { gateway: 'shop/public' }, host: 'shop.example.com', path: '/test' },
  { from: { gateway: 'shop/edge' }, host: 'edge.example.com' },
  { from: { gateway: 'shop/edge' }, host: 'edge.example.com', path: '/test/a?user=x', method: 'POST', headers: { 'x-user': 'jason' } },
  { from: workload(), host: 'plain', port: 90, method: 'POST', path: '/shop.Cart/Add', headers: { 'content-type': 'application/grpc', 'x-user': 'jason' } },
  { from: workload(), host: 'plain', port: 90, method: 'POST', path: '/shop.Order/List', headers: { 'content-type': 'application/grpc' } },
  { from: workload(), host: 'plain' },
  { from: { outsideMesh: { namespace: 'shop' } }, host: 'web' },
];
