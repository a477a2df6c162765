/** Something wrong at a place of an HTTPRoute. */
export interface RouteFault {
  readonly field: string;
  readonly message: string;
}
