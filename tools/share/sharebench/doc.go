// Command sharebench measures the share service: a running one under load, and the file of a native one when it is
// large.
//
//	go run ./tools/share/sharebench load NAME ADDRESS PROGRAM   1,000 writes and 10,000 reads from 50 clients, and the
//	                                                            processor time of each kind of request, as the running
//	                                                            processes called PROGRAM below this one's parent use it
//	                                                            (an empty ADDRESS is the Worker of workerd.mjs)
//	go run ./tools/share/sharebench grow FILE N                 a file of N walks: its size, and how fast it opens, is
//	                                                            read and is written
package main
