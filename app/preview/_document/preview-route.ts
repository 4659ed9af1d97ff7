import { createElement, type ReactNode } from 'react'
import { siteDuringOutage } from '#app/(reader)/_document/read-site.ts'
import { FailurePage } from '#components/reader/failure-page.tsx'
import { PreviewMessage } from '#components/reader/preview-message.tsx'
import type { Theme } from '#components/reader/preview-style.ts'
import { isDomainError } from '#lib/errors.ts'
import { isOutage } from '#lib/outage.ts'
import { reportFailure } from '#lib/report.ts'
import { previewResponse } from './preview-response.ts'

/** The theme that an address asks for; any other is the system's. */
export function themeOf(address: string): Theme {
  const theme = new URL(address).searchParams.get('theme')
  return theme === 'light' || theme === 'dark' ? theme : 'auto'
}

/** Answers by `answer`; a refusal as a sentence, anything unexpected as an error page, in the same way for both previews. */
export async function answerPreview(isFramed: boolean, answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer()
  } catch (error) {
    const site = siteDuringOutage()
    if (isDomainError(error)) {
      const message: ReactNode = createElement(PreviewMessage, { site, sentence: error.message })
      return previewResponse({ markup: message, status: error.status, isFramed })
    }
    // The token stands in the address alone, which is not reported.
    reportFailure(error, 'a preview failed')
    const isTemporary = isOutage(error)
    const markup = createElement(FailurePage, { site, temporary: isTemporary })
    return previewResponse({ markup, status: isTemporary ? 503 : 500, isFramed })
  }
}
