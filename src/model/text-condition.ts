/** How a text is compared. */
export interface TextCondition {
  readonly kind: 'exact' | 'prefix' | 'regex';
  readonly value: string;
  /** Where the text is the cookie header: the cookies that the regex asks for, each with a regex of its value. */
  readonly cookies?: ReadonlyMap<string, string>;
}

/** Whether something is there at all, whatever its value. */
export type Presence = 'present' | 'absent';
