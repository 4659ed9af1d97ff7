import cluster from 'node:cluster'
import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { completeConfig, config } from '../config.ts'
import type { OriginHandler } from '../page-cache/fetch-from-origin.ts'
import { drainViews, viewQueue } from '../views/queue.ts'
import { formAdmission } from './admit-form.ts'
import { postAdmission } from './admit-post.ts'
import { closeServer, trackConnections } from './close-server.ts'
import { httpServer } from './http-server.ts'
import { listen } from './listen.ts'
import { type FastPath, originHandler } from './origin-handler.ts'
import { type PortalCache, portalCache } from './portal-cache.ts'
import { requestHandler } from './request-handler.ts'
import { announceStop, type WorkerServer } from './run-worker.ts'
import { fileServer } from './serve-files.ts'
import type { OnShutdown } from './shutdown.ts'
import { warmUp } from './warm-up.ts'

export type PortalServerOptions = {
  /** The folder with the production build; null for the development server. */
  build: string | null
  /** What is answered without Next, in this order. */
  fastPaths: readonly FastPath[]
  /** Starts Next behind this server. */
  startNext(server: Server): Promise<OriginHandler>
  onShutdown: OnShutdown
}

/**
 * The HTTP server of one process with everything behind it: limits, files, page cache, fast paths and Next. It listens
 * itself, or serves connections that the primary accepted. Requests that arrive before `open` has finished wait for it.
 */
export class PortalServer implements WorkerServer {
  readonly #options: PortalServerOptions
  readonly #server: Server
  readonly #connections: ReadonlySet<Socket>
  readonly #next = Promise.withResolvers<OriginHandler>()
  readonly #lingering = Promise.withResolvers<void>()
  #lingersUntil: Promise<void> | null = null
  #cache: PortalCache | null = null

  constructor(options: PortalServerOptions) {
    this.#options = options
    this.#server = httpServer({ developing: options.build === null })
    this.#connections = trackConnections(this.#server)
  }

  /** Opens the port of the configuration. */
  async listen(): Promise<void> {
    const { host, port } = config()
    completeConfig({ port: await listen(this.#server, host, port) })
    this.#attach()
  }

  accept(socket: Socket): void {
    // As Node does for connections that a server accepts itself.
    socket.allowHalfOpen = true
    this.#server.emit('connection', socket)
  }

  setLingering(lingers: boolean): void {
    if (lingers) this.#lingersUntil = this.#lingering.promise
    else this.#lingering.resolve()
  }

  purgeTags(tags: readonly string[]): void {
    this.#cache?.purgeTags(tags)
  }

  async open(): Promise<void> {
    const { onShutdown, startNext } = this.#options
    // Registers its metrics now, not with the first view.
    viewQueue()
    const { open, close } = this.#attach()
    await open()
    onShutdown(close)
    this.#next.resolve(await startNext(this.#server))
    if (cluster.isWorker) {
      // Node enforces the time limits of requests from this event on, which `listen` would emit.
      this.#server.emit('listening')
      await warmUp(this.#server)
    }
    onShutdown(drainViews)
    onShutdown((timeoutMs) => this.#close(timeoutMs))
    onShutdown(announceStop)
  }

  #close(timeoutMs: number): Promise<void> {
    return closeServer(this.#server, {
      connections: this.#connections,
      timeoutMs,
      lingersUntil: this.#lingersUntil,
    })
  }

  /** Attaches the request handler, which needs the port: canonical addresses contain it where SITE_URL is not set. */
  #attach(): PortalCache {
    if (this.#cache) return this.#cache
    const { build, fastPaths } = this.#options
    const developing = build === null
    const next = this.#next.promise
    const [admitForm, admitPost] = [formAdmission(), postAdmission(build)]
    const portal = portalCache(originHandler({ next, fastPaths, admitForm, admitPost }), { developing })
    const files = build === null ? null : fileServer(build)
    const handler = requestHandler({ cache: portal.cache, ready: next, developing, files })
    this.#server.on('request', handler)
    this.#cache = portal
    return portal
  }
}
