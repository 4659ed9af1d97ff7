import { answerTasks } from '../threads/answer-tasks.ts'
import { readArticlePage } from './read-article-page.ts'
import type { PageTask } from './read-page-bounded.ts'

// A thread that reads web pages.

answerTasks(({ bytes, origin }: PageTask) => readArticlePage(bytes, origin))
