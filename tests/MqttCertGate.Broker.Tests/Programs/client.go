// Connects with crypto/tls as often as it is told to: a JSON line asks, one with the same id answers, and the end of the input ends it.
package main

import (
	"bufio"
	"bytes"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"runtime"
	"sync"
)

type job struct {
	ID                            int
	Port                          int
	Host, Trust, Certificate, Key string
	Connect, Accepted             []byte
}

type answer struct {
	ID      int     `json:"id"`
	Why     *string `json:"why"`
	Version string  `json:"version,omitempty"`
}

func connect(j job) error {
	trust, err := os.ReadFile(j.Trust)
	if err != nil {
		return err
	}
	config := &tls.Config{ServerName: j.Host, RootCAs: x509.NewCertPool()}
	if !config.RootCAs.AppendCertsFromPEM(trust) {
		return fmt.Errorf("no certificate in the trust file")
	}
	if j.Certificate != "" {
		pair, err := tls.LoadX509KeyPair(j.Certificate, j.Key)
		if err != nil {
			return err
		}
		config.Certificates = []tls.Certificate{pair}
	}
	connection, err := tls.Dial("tcp", fmt.Sprintf("127.0.0.1:%d", j.Port), config)
	if err != nil {
		return err
	}
	defer connection.Close()
	if _, err := connection.Write(j.Connect); err != nil {
		return err
	}
	reply := make([]byte, len(j.Accepted))
	if _, err := io.ReadFull(connection, reply); err != nil {
		return err
	}
	if !bytes.Equal(reply, j.Accepted) {
		return fmt.Errorf("answered %x", reply)
	}
	return nil
}

func main() {
	var lock sync.Mutex
	output := json.NewEncoder(os.Stdout)
	say := func(a answer) {
		lock.Lock()
		defer lock.Unlock()
		output.Encode(a)
	}
	say(answer{Version: "Go " + runtime.Version()[len("go"):] + ", crypto/tls"})
	input := bufio.NewScanner(os.Stdin)
	for input.Scan() {
		var j job
		if err := json.Unmarshal(input.Bytes(), &j); err != nil {
			panic(err)
		}
		go func() {
			a := answer{ID: j.ID}
			if err := connect(j); err != nil {
				why := err.Error()
				a.Why = &why
			}
			say(a)
		}()
	}
}
