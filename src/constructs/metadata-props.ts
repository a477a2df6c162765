/** What objects carry beside what we need of them. */
export interface MetadataProps {
  /** Further labels. The app's and the version's label cannot be among them. @default - none */
  readonly labels?: { [key: string]: string };
  /** Annotations. @default - none */
  readonly annotations?: { [key: string]: string };
}
