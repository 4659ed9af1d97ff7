import { z } from 'zod'

/** Variables of the environment, as in config.ts: by what search engines know that this site tells them of its articles. */
export const announceVariables = {
  INDEXNOW_KEY: {
    schema: z
      .string()
      .regex(/^[a-zA-Z0-9-]{8,128}$/)
      .optional(),
    looksLike: '8 to 128 letters, digits or -, like the output of: openssl rand -hex 16',
  },
  BAIDU_PUSH_TOKEN: {
    schema: z
      .string()
      .regex(/^\w{8,64}$/)
      .optional(),
    looksLike: 'the token of the push interface, as the search engine shows it for this site',
  },
} as const
