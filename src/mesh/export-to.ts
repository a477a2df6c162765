/**
 * Whether an object is seen from a namespace: `exportTo` names namespaces, `.` is the object's own, `*` are all, nothing said is all.
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService
 */
export function isExported(exportTo: readonly string[], owner: string, viewer: string): boolean {
  return exportTo.length === 0 || exportTo.some(target => target === '*' || target === viewer || (target === '.' && owner === viewer));
}

/** Whether an object is for its own namespace alone, or for named ones; those come before what is for everybody. */
export function isPublic(exportTo: readonly string[]): boolean {
  return exportTo.length === 0 || exportTo.includes('*');
}
