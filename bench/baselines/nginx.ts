import { spawn, spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, type Peer, untilItAnswers } from './peer.ts'

/** The bytes as a static file behind nginx with one worker; null where there is no nginx. */
export async function nginxStatic(bytes: Buffer, encoding: string): Promise<Peer | null> {
  if (spawnSync('nginx', ['-v']).error) return null
  const folder = await mkdtemp(join(tmpdir(), 'citysite-nginx-'))
  const port = await freePort()
  await writeFile(join(folder, 'index.html'), bytes)
  await writeFile(join(folder, 'nginx.conf'), configuration(folder, port, encoding))
  const nginx = spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'ignore' })
  const url = `http://127.0.0.1:${port}/`
  await untilItAnswers(`${url}plain`, 5)
  const stop = async () => {
    const ended = new Promise((done) => nginx.once('exit', done))
    nginx.kill('SIGTERM')
    await ended
    await rm(folder, { recursive: true, force: true })
  }
  return { url, stop }
}

function configuration(folder: string, port: number, encoding: string): string {
  return `
${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/error.log crit;
events { worker_connections 1024; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; open_file_cache max=10;
  types { } default_type "text/html; charset=utf-8";
  client_body_temp_path ${folder}/a; proxy_temp_path ${folder}/b; fastcgi_temp_path ${folder}/c;
  uwsgi_temp_path ${folder}/d; scgi_temp_path ${folder}/e;
  server {
    listen 127.0.0.1:${port}; root ${folder};
    location = /plain { return 200 "there"; }
    location / { add_header Content-Encoding ${encoding}; add_header Cache-Control "public, max-age=0, must-revalidate"; }
  }
}`
}
