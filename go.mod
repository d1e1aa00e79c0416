module rolewalk

go 1.26
