import { describe, expect, it } from 'vitest'
import { isPublicAddress, publicNetwork } from '#lib/fetch/public-network.ts'

const inside = `
  0.0.0.0 10.0.0.1 100.64.0.1 127.0.0.1 127.8.8.8 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.8 192.0.2.1 192.88.99.1
  192.168.1.1 198.18.0.1 198.51.100.7 203.0.113.9 224.0.0.1 240.0.0.1 255.255.255.255
  :: ::1 ::7f00:1 ::ffff:127.0.0.1 ::ffff:7f00:1 ::ffff:0:7f00:1 ::ffff:10.0.0.1 64:ff9b::7f00:1 64:ff9b::808:808
  64:ff9b:1::a00:1 100::1 2001::1 2001:0:7f00:1:: 2001:db8::1 2002:7f00:1:: 3fff::1 4000::1 5f00::1 fc00::1 fd12:3456::1
  fe80::1 fe80::1%eth0 febf::1 fec0::1 ff02::1`

describe('the public Internet', () => {
  it('holds no address of this machine, of its network or of a special purpose', () => {
    const addresses = inside.trim().split(/\s+/)
    expect(addresses.length).toBeGreaterThan(40)
    expect(addresses.filter(isPublicAddress)).toEqual([])
  })

  it('holds the others, in IPv4, IPv6 and IPv4 within IPv6', () => {
    for (const address of ['1.1.1.1', '114.114.114.114', '2400:3200::1', '240e::1', '::ffff:1.1.1.1'])
      expect(isPublicAddress(address), address).toBe(true)
  })

  it('holds nothing that is no address', () => {
    for (const word of ['', 'localhost', '1.1.1.1.1', 'example.cn'])
      expect(isPublicAddress(word), word).toBe(false)
  })

  it('is asked at the ports of web sites alone', () => {
    const asked = [22, 25, 80, 81, 443, 3306, 5432, 6379, 8000, 8080, 8443, 9000, 9200].filter(
      publicNetwork.allowsPort,
    )
    expect(asked).toEqual([80, 443, 8000, 8080, 8443, 9000])
  })
})
