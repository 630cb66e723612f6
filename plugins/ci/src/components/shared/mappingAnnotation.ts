/** What makes a service of a Component, to be copied into its catalog-info.yaml. */
export const mappingAnnotation = `metadata:
  annotations:
    github.com/project-slug: owner/repository`;
