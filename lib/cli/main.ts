import { run } from './run.ts'

// A reader that stops reading (`| head`) is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

const { stdout, stderr, exitCode } = await run(process.argv.slice(2))
// Not by itself: the schema engine leaves a timer of ten seconds behind.
process.stdout.write(stdout, () => process.stderr.write(stderr, () => process.exit(exitCode)))
