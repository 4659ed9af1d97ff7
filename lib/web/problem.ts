import { type More, methodAnswer, type PlainAnswer, problemAnswer } from '../problem-answer.ts'

/** Any error as a problem document (lib/problem-answer.ts). */
export function problem(error: unknown, more: More = {}): Response {
  return responseOf(problemAnswer(error, more))
}

/** 405 with the allowed methods (RFC 9110 §15.5.6). */
export function methodProblem(allow: string, more: More = {}): Response {
  return responseOf(methodAnswer(allow, more))
}

export function responseOf({ status, headers, body }: PlainAnswer): Response {
  return new Response(typeof body === 'string' ? body : new Uint8Array(body), { status, headers })
}
