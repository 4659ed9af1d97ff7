import { markSentence, unmarkSentence } from './mark-sentence.ts'
import { sentencesOfPage } from './sentences.ts'

/** How a text is read: the rate, and the language of the voice (BCP 47). */
export type Voice = { rate: number; lang: string }

/**
 * Reads the article on this page aloud, a sentence at a time: browsers give up on long texts, and not all can pause.
 * @param onChange hears whether it reads, and whether it has come to the end
 */
export function readAloud(voice: Voice, onChange: (state: 'reading' | 'paused' | 'ended') => void) {
  const sentences = sentencesOfPage()
  let at = 0
  // Kept here, or Chromium may forget it before it has ended.
  let speaking: SpeechSynthesisUtterance | undefined

  function speak(): void {
    silence()
    const sentence = sentences[at]
    if (!sentence) {
      stop()
      return
    }
    const utterance = new SpeechSynthesisUtterance(sentence.words)
    utterance.rate = voice.rate
    utterance.lang = voice.lang
    utterance.onend = () => {
      if (speaking === utterance) go(1)
    }
    utterance.onerror = () => {
      if (speaking === utterance) pause()
    }
    speaking = utterance
    markSentence(sentence.range)
    speechSynthesis.speak(utterance)
    onChange('reading')
  }

  function silence(): void {
    speaking = undefined
    speechSynthesis.cancel()
  }

  function pause(): void {
    silence()
    onChange('paused')
  }

  function go(by: number): void {
    at = Math.max(0, at + by)
    speak()
  }

  function stop(): void {
    silence()
    at = 0
    unmarkSentence()
    onChange('ended')
  }

  addEventListener('pagehide', silence)
  return { speak, pause, go, stop, isReading: () => speaking !== undefined }
}
