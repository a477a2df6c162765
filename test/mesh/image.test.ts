import { readImage } from '../../src/mesh/image';

const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;

test.each([
  ['reviews', { repository: 'reviews', tag: undefined, digest: undefined }],
  ['reviews:1.0.0-build.5', { repository: 'reviews', tag: '1.0.0-build.5', digest: undefined }],
  ['localhost:5000/shop/reviews', { repository: 'localhost:5000/shop/reviews', tag: undefined, digest: undefined }],
  ['example.com:443/a/b__c:V_1', { repository: 'example.com:443/a/b__c', tag: 'V_1', digest: undefined }],
  [`a@${DIGEST}`, { repository: 'a', tag: undefined, digest: DIGEST }],
  [`a:1@${DIGEST}`, { repository: 'a', tag: '1', digest: DIGEST }],
])('%s', (text, expected) => {
  expect(readImage(text)).toEqual(expected);
});

test.each(['reviews:1.0.0+5', 'Reviews:1', 'a b', 'a@sha256:abc', 'a/', '/a', 'a:', 'a..b', 'a:-1', 'x'.repeat(600), 'https://example.com/a'])('"%s" says why it is none', text => {
  expect(readImage(text)).toEqual(expect.any(String));
});
