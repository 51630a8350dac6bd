declare module 'mjml' {
  export default function mjml2html(
    mjml: string,
    options: {
      validationLevel: 'skip'
      ignoreIncludes: boolean
      keepComments: boolean
      fonts: Record<string, string>
    },
  ): Promise<{ html: string }>
}
