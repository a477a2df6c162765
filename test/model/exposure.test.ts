import { Exposure } from '../../src/model/exposure';

test.each([
  ['Infra/Public', { hosts: ['a'] }, 'gateway is "Infra/Public", allowed is "name" or "namespace/name"'],
  ['a/b/c', { hosts: ['a'] }, 'gateway is "a/b/c"'],
  ['', { hosts: ['a'] }, 'gateway is ""'],
  ['public', { hosts: [] }, 'hosts of gateway "public" are [], at least one such as "shop.example.com" is needed'],
  ['public', { hosts: [''] }, 'hosts of gateway "public" are [""]'],
  ['public', { hosts: ['a'], pathPrefix: 'demo' }, 'pathPrefix of gateway "public" is "demo", allowed is a path that starts with "/"'],
  ['public', { hosts: ['a'], pathPrefix: '/demo', rewrite: 'x' }, 'rewrite of gateway "public" is "x", allowed is a path that starts with "/"'],
  ['public', { hosts: ['a'], pathPrefix: '/demo', rewrite: '/\\1' }, 'rewrite of gateway "public" is "/\\1", allowed is a path without query, fragment, blanks and "\\"'],
  ['public', { hosts: ['a'], rewrite: '/' }, 'gateway "public" has a rewrite to "/" and no pathPrefix that it could replace'],
])('refuses a way in through %p with %j', (gateway, options, message) => {
  expect(() => Exposure.gateway(gateway, options)).toThrow(message);
});

test('later changes of the list of hosts change nothing', () => {
  const hosts = ['shop.example.com'];
  const exposure = Exposure.gateway('infra/public', { hosts });
  hosts.push('evil.example.com');
  expect(exposure._options.hosts).toEqual(['shop.example.com']);
});
