import { answerTasks } from '../threads/answer-tasks.ts'
import { readDocx } from './read-docx.ts'

// A thread that reads Word documents.

answerTasks((bytes: Uint8Array) => readDocx(Buffer.from(bytes)))
