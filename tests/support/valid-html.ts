import { HtmlValidate } from 'html-validate'

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // React writes `/>` on void elements and some attributes in camel case; HTML takes both for nothing.
    'void-style': 'off',
    'attr-case': 'off',
    'doctype-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    // The style sheet and script are one place each, inlined or with a hash in its name, under a strict policy.
    'require-sri': 'off',
    // Attribute order and long lines are for people who write HTML by hand.
    'long-title': 'off',
  },
})

/** What is no valid HTML in a document, with its line and column. */
export async function invalid(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html)
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${ruleId}: ${message} (${line}:${column})`),
  )
}
