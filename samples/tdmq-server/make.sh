#!/usr/bin/env bash
# Makes the certificates of this sample with the commands of Tencent Cloud's page "Configuring a custom server certificate", once with
# an ECDSA P-256 key and once with an RSA-4096 key. The keys are published: they are for this sample and its tests only.
# Run it to start over; the dates in the project and in the tests then have to follow.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

# The page asks for a CA certificate that has been obtained; this is the command of its page "Configuring a CA certificate".
openssl ecparam -genkey -name prime256v1 -out CA.key
openssl req -new -x509 -key CA.key -out CA.crt -days 3650 -sha256 -subj "/C=CN/ST=ZheJiang/L=HangZhou/O=TencentCloud/CN=MQTT-CA"

certificate() { # the page's steps 2 to 4, in the folder of the key
    openssl req -new -key "$1/server.key" -out "$1/server.csr" -config server.conf
    openssl x509 -req -in "$1/server.csr" -CA CA.crt -CAkey CA.key -CAcreateserial -out "$1/server.crt" -days 365 -sha256 -extensions v3_req -extfile server.conf
    openssl verify -CAfile CA.crt "$1/server.crt"
    cat "$1/server.crt" > "$1/server.chain.crt"
    cat CA.crt >> "$1/server.chain.crt"
    rm "$1/server.csr" "$1/server.crt"
}

openssl ecparam -genkey -name prime256v1 -out p256/server.key
certificate p256

openssl genrsa -out rsa4096/server.key 4096
certificate rsa4096

# Nothing else is to be issued by this CA.
rm CA.key CA.srl
