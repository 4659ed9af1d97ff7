/** The roles of colour of the reader's pages by day (components/reader/reader.css). */
export const colours = {
  paper: '#fbfaf7',
  ink: '#1b1a18',
  quiet: '#55524c',
  faint: '#6f6b63',
  rule: '#e4e0d7',
  accent: '#b3261e',
} as const
