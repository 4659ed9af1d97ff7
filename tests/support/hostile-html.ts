// Markup that is small and made so that reading it takes long, where a reader looks back or ahead for each of its parts.

/** Of WordPress: what begins and does not end. */
export const endlessShortcodes = (length: number) =>
  [
    '[caption',
    '[caption]',
    '[gallery',
    '[video',
    '[video] ',
    '[embed',
    '[embed]https:',
    '[vc_row ',
    '<!--',
    '<figure>',
    '[caption]<img ',
  ].map((part) => part.repeat(Math.ceil(length / part.length)))

/** HTML of elements, texts and attributes without end. */
export const endlessMarkup = (length: number) =>
  ['<b>', '<ul><li>', '<table><tr><td>', '<blockquote>', '<', '<br>', '<!---->', '</i><b></i>']
    .map((part) => part.repeat(Math.ceil(length / part.length)))
    .concat(`<p ${Array.from({ length: length / 5 }, (_, at) => `a${at}`).join(' ')}>`)

/** A row of a table whose quotation marks stand where none may, and a long way before the field's end. */
export const endlessQuotes = (length: number) => `"${'"x'.repeat(length)}${' '.repeat(length)}",b`
