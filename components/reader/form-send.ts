/** What the portal answered: a page, or the words of one that has no form. */
export type Answer =
  | { kind: 'done'; address: string }
  | { kind: 'form'; form: HTMLFormElement }
  | { kind: 'words'; words: string }
  | { kind: 'offline' }

/** Sends a form and follows the redirect to its receipt. XMLHttpRequest tells how much has been sent, which fetch does not. */
export function send(
  form: HTMLFormElement,
  data: FormData,
  onProgress: (percent: number) => void,
): Promise<Answer> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', form.action)
    request.upload.onprogress = ({ loaded, total }) => onProgress(Math.floor((loaded / total) * 100))
    request.onload = () => resolve(answerOf(request, form))
    request.onerror = request.onabort = request.ontimeout = () => resolve({ kind: 'offline' })
    request.send(data)
  })
}

function answerOf(request: XMLHttpRequest, form: HTMLFormElement): Answer {
  if (request.status < 400) return { kind: 'done', address: request.responseURL || form.action }
  const page = new DOMParser().parseFromString(request.responseText, 'text/html')
  const same = Array.from(page.querySelectorAll<HTMLFormElement>('form[data-public-form]')).find(
    (one) => actOf(one) === actOf(form),
  )
  if (same) return { kind: 'form', form: same }
  const type = request.getResponseHeader('content-type') ?? ''
  const words = /^text\/plain/.test(type)
    ? request.responseText
    : (page.querySelector('[data-form-refused], main h1')?.textContent ?? '')
  return { kind: 'words', words }
}

const actOf = (form: HTMLFormElement) => form.querySelector<HTMLInputElement>('[name="act"]')?.value
