/** An image reference, taken apart. */
export interface Image {
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: string;
}

const HOST = /^(localhost|[A-Za-z0-9](?:[-A-Za-z0-9]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[-A-Za-z0-9]*[A-Za-z0-9])?)*|\[[0-9a-fA-F:]+\])(:\d+)?$/;
const PART = /^[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*$/;
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$/;

/**
 * The parts of an image reference, or why a container runtime cannot read it.
 * @see https://pkg.go.dev/github.com/distribution/reference
 */
export function readImage(text: string): Image | string {
  if (text.length > 512) {
    return 'is too long';
  }
  const at = text.indexOf('@');
  const digest = at < 0 ? undefined : text.slice(at + 1);
  if (digest !== undefined && !DIGEST.test(digest)) {
    return `has a digest that is none: "${digest}"`;
  }
  const named = at < 0 ? text : text.slice(0, at);
  const colon = named.lastIndexOf(':');
  const hasTag = colon > named.lastIndexOf('/');
  const tag = hasTag ? named.slice(colon + 1) : undefined;
  if (tag !== undefined && !TAG.test(tag)) {
    return `has a tag that is none: "${tag}"; letters, digits, underscores, dots and hyphens, at most 128`;
  }
  const repository = hasTag ? named.slice(0, colon) : named;
  const [first, ...rest] = repository.split('/');
  const isHost = rest.length > 0 && (first === 'localhost' || /[.:A-Z]/.test(first)) && HOST.test(first);
  const parts = isHost ? rest : [first, ...rest];
  return parts.every(part => PART.test(part)) ? { repository, tag, digest } : `has a name that is none: "${repository}"; small letters, digits, and single dots, underscores and hyphens between them`;
}
