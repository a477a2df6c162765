/** What chooses a destination: `http` the request, `tls` the name that a connection asks for, `tcp` the connection alone. */
export type TrafficLayer = 'http' | 'tls' | 'tcp';
