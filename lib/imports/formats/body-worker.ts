import { workerData } from 'node:worker_threads'
import { answerTasks } from '../threads/answer-tasks.ts'
import type { BodyTask } from './body-thread.ts'
import { htmlBody, refuseLong } from './html-body.ts'
import { lexicalHtml } from './lexical-html.ts'
import { mobiledocHtml } from './mobiledoc-html.ts'
import { type Attachments, wordpressHtml } from './wordpress-html.ts'

// A thread that reads bodies that are written as HTML.

// What `bodyThread` gives.
const attachments = workerData as Attachments

answerTasks((task: BodyTask) => {
  // Before anything is made of it.
  for (const text of textsOf(task)) refuseLong(text)
  return htmlBody(htmlOf(task), task.base)
})

function textsOf(task: BodyTask): string[] {
  if ('ghost' in task) return Object.values(task.ghost)
  return ['wordpress' in task ? task.wordpress : task.html]
}

function htmlOf(task: BodyTask): string {
  if ('wordpress' in task) return wordpressHtml(task.wordpress, attachments)
  if ('html' in task) return task.html
  const { html, lexical, mobiledoc } = task.ghost
  // What stands for the site's own address, which an export does not tell.
  const site = task.base ?? ''
  return (html || lexicalHtml(lexical) || mobiledocHtml(mobiledoc) || '').replaceAll('__GHOST_URL__', site)
}
